package mx.openprep.acta;

import mx.openprep.election.BallotOption;

/** One field of the form, in the order of the paper. */
public sealed interface FormField {
  FieldId id();

  /** As printed on the acta, in Spanish: the paper has no other language. */
  String label();

  /** Whether its value is votes for somebody, for nobody registered, or void: it counts. */
  boolean isVote();

  /** Whether the field exists on this acta; otherwise its value is {@code N/A}. */
  boolean applies();

  /** Ballots left over, persons who voted, representatives who voted, votes taken from the box. */
  record Reconciliation(FieldId id, String label, boolean applies) implements FormField {
    @Override
    public boolean isVote() {
      return false;
    }
  }

  /** Votes for an option of the ballot. */
  record Option(FieldId id, BallotOption option) implements FormField {
    public Option {
      if (!id.value().equals(option.id().value())) {
        throw new IllegalArgumentException("The field of " + option.id() + " is not " + id);
      }
    }

    public Option(BallotOption option) {
      this(FieldId.of(option.id()), option);
    }

    @Override
    public String label() {
      return option.name();
    }

    @Override
    public boolean isVote() {
      return true;
    }

    @Override
    public boolean applies() {
      return true;
    }
  }

  /** Candidaturas no registradas and votos nulos. */
  record OtherVotes(FieldId id, String label) implements FormField {
    @Override
    public boolean isVote() {
      return true;
    }

    @Override
    public boolean applies() {
      return true;
    }
  }

  /** The total as the officials wrote it; never corrected, never added to anything. */
  record WrittenTotal(FieldId id, String label) implements FormField {
    @Override
    public boolean isVote() {
      return false;
    }

    @Override
    public boolean applies() {
      return true;
    }
  }
}
