/** What the people who keyed an acta keyed differently, once nobody keys it blind any more. */
@NullMarked
package mx.openprep.desktop.differences;

import org.jspecify.annotations.NullMarked;
