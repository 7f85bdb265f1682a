/**
 * What every carrier of the node API shares, whether it is a CATD's node or the centre: who may
 * call what, the queue of captures as callers see it, actas as people recognise them, who is here.
 */
@NullMarked
package mx.openprep.desk;

import org.jspecify.annotations.NullMarked;
