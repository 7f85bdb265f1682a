package mx.openprep.centre.mirror;

/** Told how far a long work is. Safe for several threads. */
interface Progress {
  Progress NONE =
      new Progress() {
        @Override
        public void expect(long bytes) {}

        @Override
        public void advance(long bytes) {}
      };

  /** So many bytes more are to come. */
  void expect(long bytes);

  void advance(long bytes);
}
