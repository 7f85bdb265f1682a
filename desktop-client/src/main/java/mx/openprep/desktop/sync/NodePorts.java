package mx.openprep.desktop.sync;

import mx.openprep.desktop.node.CentreRegister;
import mx.openprep.desktop.node.LinkState;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.desktop.node.PeopleRegister;
import mx.openprep.desktop.node.PublishedRegister;
import mx.openprep.desktop.node.StationRegister;

/** The node as replication sees it. */
public record NodePorts(
    Outbox outbox,
    PeopleRegister people,
    PublishedRegister published,
    StationRegister stations,
    CentreRegister elsewhere,
    LinkState link) {}
