/**
 * Copies of the publication in other directories and in S3-compatible buckets, each with a worker
 * of its own: a slow or failing one delays no other.
 */
@NullMarked
package mx.openprep.centre.publication.target;

import org.jspecify.annotations.NullMarked;
