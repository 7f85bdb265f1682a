/** The one table of coded messages shown to people, and how a refusal travels over gRPC. */
@NullMarked
package mx.openprep.message;

import org.jspecify.annotations.NullMarked;
