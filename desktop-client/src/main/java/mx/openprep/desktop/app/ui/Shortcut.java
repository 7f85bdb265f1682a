package mx.openprep.desktop.app.ui;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * Every key that does something. Handlers, hints, and the help sheet (F1) come from here and
 * nowhere else.
 */
public enum Shortcut {
  HELP(Scope.EVERYWHERE, "shortcut.help", KeyCode.F1),
  BACK(Scope.EVERYWHERE, "shortcut.back", KeyCode.ESCAPE),
  LOCK(Scope.EVERYWHERE, "shortcut.lock", KeyCode.L, true),
  CHANGE_PERSON(Scope.EVERYWHERE, "shortcut.change-person", KeyCode.P, true),
  LOG_OUT(Scope.EVERYWHERE, "shortcut.logout", KeyCode.Q, true),
  THEME(Scope.EVERYWHERE, "shortcut.theme", KeyCode.T, true),
  TEXT_SIZE(Scope.EVERYWHERE, "shortcut.text-size", KeyCode.M, true),
  LANGUAGE(Scope.EVERYWHERE, "shortcut.language", KeyCode.I, true),
  SHARING(Scope.EVERYWHERE, "shortcut.sharing", KeyCode.R, true),
  READINESS(Scope.EVERYWHERE, "shortcut.readiness", KeyCode.G, true),

  WORK_1(Scope.HOME, "home.acopio", KeyCode.DIGIT1),
  WORK_2(Scope.HOME, "home.digitization", KeyCode.DIGIT2),
  WORK_3(Scope.HOME, "home.first", KeyCode.DIGIT3),
  WORK_4(Scope.HOME, "home.second", KeyCode.DIGIT4),
  WORK_5(Scope.HOME, "home.third", KeyCode.DIGIT5),
  WORK_6(Scope.HOME, "home.adjudication", KeyCode.DIGIT6),
  WORK_7(Scope.HOME, "home.cotejo", KeyCode.DIGIT7),
  WORK_8(Scope.HOME, "home.packing", KeyCode.DIGIT8),
  WORK_9(Scope.HOME, "home.supervision", KeyCode.DIGIT9),
  WORK_0(Scope.HOME, "home.practice", KeyCode.DIGIT0),

  SETUP_NEXT(Scope.SETUP, "setup.next", KeyCode.F9),
  SETUP_TRY(Scope.SETUP, "shortcut.setup-try", KeyCode.F6),

  READINESS_AGAIN(Scope.READINESS, "readiness.again", KeyCode.F9),
  READINESS_PRINT(Scope.READINESS, "readiness.print", KeyCode.F5),
  READINESS_SAVE(Scope.READINESS, "readiness.save", KeyCode.F3),

  PRACTISE(Scope.LOGIN, "login.practise", KeyCode.F7),

  NEXT_EXERCISE(Scope.PRACTICE, "practice.next", KeyCode.F9),
  END_PRACTICE(Scope.PRACTICE, "practice.end", KeyCode.F8),

  SAVE_SHARING(Scope.SHARING, "sharing.save", KeyCode.F9),
  CHANGE_SHARING(Scope.SHARING, "stations.change", KeyCode.F8),

  MATCHES(Scope.ACOPIO, "shortcut.matches", KeyCode.F9),
  DIFFERS(Scope.ACOPIO, "shortcut.differs", KeyCode.F8),
  SEAL(Scope.ACOPIO, "shortcut.seal", KeyCode.F4),
  SIN_ACTA(Scope.ACOPIO, "shortcut.sin-acta", KeyCode.F6),
  MISSING_SOBRES(Scope.ACOPIO, "shortcut.missing", KeyCode.F7),
  PRINT_RECEIPT(Scope.ACOPIO, "shortcut.receipt", KeyCode.F5),
  CAMERA(Scope.ACOPIO, "shortcut.camera", KeyCode.F2),
  QR_IMAGE(Scope.ACOPIO, "shortcut.qr-image", KeyCode.F3),

  FIND_MISSING(Scope.MISSING, "shortcut.missing-find", KeyCode.F2),
  NOTE_ARRIVAL(Scope.MISSING, "shortcut.missing-note", KeyCode.F9),
  RENEW_MISSING(Scope.MISSING, "shortcut.missing-renew", KeyCode.F6),
  PRINT_MISSING(Scope.MISSING, "shortcut.missing-print", KeyCode.F5),
  EXPORT_MISSING(Scope.MISSING, "shortcut.missing-export", KeyCode.F3),

  SCAN(Scope.DIGITIZATION, "shortcut.scan", KeyCode.F9),
  KEEP_PAGE(Scope.DIGITIZATION, "shortcut.keep", KeyCode.F6),
  OPEN_FILE(Scope.DIGITIZATION, "shortcut.open-file", KeyCode.O, true),
  TRAY(Scope.DIGITIZATION, "shortcut.tray", KeyCode.F7),
  FUERA_DE_CATALOGO(Scope.DIGITIZATION, "shortcut.fuera-de-catalogo", KeyCode.F8),
  COMPARE(Scope.DIGITIZATION, "shortcut.compare", KeyCode.D, true),
  REPLACE(Scope.DIGITIZATION, "shortcut.replace", KeyCode.U, true),
  SET_ASIDE(Scope.DIGITIZATION, "shortcut.set-aside", KeyCode.B, true),
  SCANNER(Scope.DIGITIZATION, "shortcut.scanner", KeyCode.F10),

  SUPERVISE_BOARD(Scope.SUPERVISION, "supervision.board", KeyCode.DIGIT1, true),
  SUPERVISE_ACTAS(Scope.SUPERVISION, "supervision.actas", KeyCode.DIGIT2, true),
  SUPERVISE_PEOPLE(Scope.SUPERVISION, "supervision.people", KeyCode.DIGIT3, true),
  SUPERVISE_INCIDENTS(Scope.SUPERVISION, "supervision.incidents", KeyCode.DIGIT4, true),
  SUPERVISE_NIGHT(Scope.SUPERVISION, "supervision.night", KeyCode.DIGIT5, true),
  SUPERVISE_STATIONS(Scope.SUPERVISION, "supervision.stations", KeyCode.DIGIT6, true),
  SUPERVISE_MISSING(Scope.SUPERVISION, "supervision.missing", KeyCode.DIGIT7, true),
  SUPERVISE_SEARCH(Scope.SUPERVISION, "shortcut.supervise-search", KeyCode.F, true),
  SUPERVISE_EXPORT(Scope.SUPERVISION, "shortcut.supervise-export", KeyCode.E, true),
  SUPERVISE_PRINT(Scope.SUPERVISION, "shortcut.supervise-print", KeyCode.F5),
  SUPERVISE_WALL(Scope.SUPERVISION, "shortcut.supervise-wall", KeyCode.F11),
  SUPERVISE_CAPTURES(Scope.SUPERVISION, "shortcut.captures", KeyCode.D, true),
  SUPERVISE_NEXT(Scope.SUPERVISION, "shortcut.supervise-next", KeyCode.SPACE),

  NEXT_FIELD(Scope.CAPTURE, "shortcut.next", KeyCode.ENTER),
  PREVIOUS_FIELD(Scope.CAPTURE, "shortcut.previous", '+'),
  ILLEGIBLE(Scope.CAPTURE, "shortcut.illegible", '*'),
  BLANK(Scope.CAPTURE, "shortcut.blank", '-'),
  NEXT_PROBLEM(Scope.CAPTURE, "shortcut.next-problem", '/'),
  PROBLEM(Scope.CAPTURE, "shortcut.problem", KeyCode.F8, '.'),
  SUBMIT(Scope.CAPTURE, "shortcut.submit", KeyCode.F9),

  COMPARE_CONFIRM(Scope.COTEJO, "shortcut.compare-confirm", KeyCode.F9),
  COMPARE_DIFFERS(Scope.COTEJO, "shortcut.compare-differs", KeyCode.F8),
  COMPARE_NEXT(Scope.COTEJO, "shortcut.compare-next", KeyCode.F7),
  CORRECTIONS(Scope.COTEJO, "shortcut.corrections", KeyCode.F6),
  CAPTURES(Scope.COTEJO, "shortcut.captures", KeyCode.D, true),

  CLOSE_CAJA(Scope.PACKING, "shortcut.close-caja", KeyCode.F9),
  PRINT_LIST(Scope.PACKING, "shortcut.print-list", KeyCode.F6),
  BY_MUNICIPALITY(Scope.PACKING, "shortcut.by-municipality", KeyCode.F7),

  ZOOM_OUT(Scope.IMAGE, "shortcut.zoom-out", KeyCode.F2),
  ZOOM_IN(Scope.IMAGE, "shortcut.zoom-in", KeyCode.F3),
  FIT(Scope.IMAGE, "shortcut.fit", KeyCode.F4),
  ROTATE(Scope.IMAGE, "shortcut.rotate", KeyCode.F5),
  CONTRAST(Scope.IMAGE, "shortcut.contrast", KeyCode.F11),
  INVERT(Scope.IMAGE, "shortcut.invert", KeyCode.F12);

  /** Where a key acts. */
  public enum Scope {
    EVERYWHERE("scope.everywhere"),
    SETUP("scope.setup"),
    LOGIN("scope.login"),
    HOME("scope.home"),
    READINESS("scope.readiness"),
    SHARING("scope.sharing"),
    ACOPIO("scope.acopio"),
    MISSING("scope.missing"),
    DIGITIZATION("scope.digitization"),
    SUPERVISION("scope.supervision"),
    CAPTURE("scope.capture"),
    PRACTICE("scope.practice"),
    COTEJO("scope.cotejo"),
    PACKING("scope.packing"),
    IMAGE("scope.image");

    private final String textKey;

    Scope(String textKey) {
      this.textKey = textKey;
    }

    public String textKey() {
      return textKey;
    }
  }

  private final Scope scope;
  private final String textKey;
  private final KeyCode key;
  private final boolean withControl;
  private final String character;

  Shortcut(Scope scope, String textKey, KeyCode key) {
    this(scope, textKey, key, false);
  }

  Shortcut(Scope scope, String textKey, KeyCode key, boolean withControl) {
    this(scope, textKey, key, withControl, "");
  }

  /** A character rather than a key: it has two places on the keyboard, one on the number pad. */
  Shortcut(Scope scope, String textKey, char character) {
    this(scope, textKey, KeyCode.UNDEFINED, false, String.valueOf(character));
  }

  /** A key, and on the number pad a character. */
  Shortcut(Scope scope, String textKey, KeyCode key, char character) {
    this(scope, textKey, key, false, String.valueOf(character));
  }

  Shortcut(Scope scope, String textKey, KeyCode key, boolean withControl, String character) {
    this.scope = scope;
    this.textKey = textKey;
    this.key = key;
    this.withControl = withControl;
    this.character = character;
  }

  public Scope scope() {
    return scope;
  }

  public String textKey() {
    return textKey;
  }

  /** Whether this event, a key pressed or a character typed, is this shortcut. */
  public boolean matches(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_TYPED) {
      return !character.isEmpty() && character.equals(asOnEveryPad(event.getCharacter()));
    }
    return event.getEventType() == KeyEvent.KEY_PRESSED
        && event.isControlDown() == withControl
        && !event.isAltDown()
        && !event.isMetaDown()
        && !event.isShiftDown()
        && (event.getCode() == key || isSameDigit(event));
  }

  /**
   * The decimal key of a number pad types a point or a comma, as the keyboard's language has it.
   */
  private static String asOnEveryPad(String typed) {
    return typed.equals(",") ? "." : typed;
  }

  /** A digit is the same on the number pad. */
  private boolean isSameDigit(KeyEvent event) {
    return key.isDigitKey()
        && event.getCode().isKeypadKey()
        && key.getName().equals(event.getText());
  }

  /** The key as it is written on hints and buttons. */
  public String keys() {
    String name =
        switch (key) {
          case UNDEFINED -> character;
          case ESCAPE -> "Esc";
          default -> key.getName();
        };
    String pressed = withControl ? "Ctrl+" + name : name;
    return character.isEmpty() || key == KeyCode.UNDEFINED ? pressed : pressed + " " + character;
  }
}
