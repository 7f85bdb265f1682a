package mx.openprep.desk;

import mx.openprep.acta.ActaState;
import mx.openprep.election.ExpectedActa;

/** An expected acta and where it stands. */
public record Standing(ExpectedActa acta, ActaState.Name state) {}
