package mx.openprep.desktop.sync;

import mx.openprep.desktop.node.LinkState;
import mx.openprep.desktop.node.Outbox;
import mx.openprep.desktop.node.PeopleRegister;

/** The node as replication sees it. */
public record NodePorts(Outbox outbox, PeopleRegister people, LinkState link) {}
