/** Files that survive a power cut, for both ends. Knows nothing of elections. */
@NullMarked
package mx.openprep.files;

import org.jspecify.annotations.NullMarked;
