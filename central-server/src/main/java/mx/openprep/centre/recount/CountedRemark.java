package mx.openprep.centre.recount;

import mx.openprep.database.Remark;

/**
 * A remark and how often it applies.
 *
 * @param first where it first applies
 */
record CountedRemark(Remark first, long times) {}
