/**
 * What every screen is made with: background work, shortcuts, texts, messages, and the calls to the
 * node. It knows no screen.
 */
@NullMarked
package mx.openprep.desktop.app.ui;

import org.jspecify.annotations.NullMarked;
