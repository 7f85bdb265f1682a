package mx.openprep.files;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Linux's {@code syncfs}: all that was written to the file system of a directory becomes durable in
 * one call, and a write that failed is told. Java offers no such call of its own.
 */
@SuppressWarnings("restricted")
final class WholeFileSystem {
  private static final int READ_ONLY = 0;
  // The one in which Java itself names files to the system.
  private static final Charset NAMES = Charset.forName(System.getProperty("sun.jnu.encoding"));
  private static final Optional<Calls> CALLS = Calls.find();

  private WholeFileSystem() {}

  /** False on systems other than Linux. */
  static boolean canSync() {
    return CALLS.isPresent();
  }

  static void sync(Path directory) throws IOException {
    CALLS.orElseThrow().sync(directory);
  }

  private record Calls(
      MethodHandle open, MethodHandle syncfs, MethodHandle close, MemoryLayout state) {
    static Optional<Calls> find() {
      Linker linker = Linker.nativeLinker();
      SymbolLookup library = linker.defaultLookup();
      // macOS knows no syncfs, Windows none of the three.
      if (library.find("syncfs").isEmpty()) {
        return Optional.empty();
      }
      Linker.Option failure = Linker.Option.captureCallState("errno");
      FunctionDescriptor ofDescriptor = FunctionDescriptor.of(JAVA_INT, JAVA_INT);
      return Optional.of(
          new Calls(
              linker.downcallHandle(
                  library.findOrThrow("open"),
                  FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                  failure,
                  Linker.Option.firstVariadicArg(2)),
              linker.downcallHandle(library.findOrThrow("syncfs"), ofDescriptor, failure),
              linker.downcallHandle(library.findOrThrow("close"), ofDescriptor, failure),
              Linker.Option.captureStateLayout()));
    }

    void sync(Path directory) throws IOException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment failure = arena.allocate(state);
        MemorySegment name = arena.allocateFrom(directory.toAbsolutePath().toString(), NAMES);
        int descriptor =
            checked("open", directory, (int) open.invokeExact(failure, name, READ_ONLY), failure);
        try {
          checked("syncfs", directory, (int) syncfs.invokeExact(failure, descriptor), failure);
        } finally {
          int _ = (int) close.invokeExact(failure, descriptor);
        }
      } catch (IOException | RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException("A call to the system cannot throw", e);
      }
    }

    private int checked(String call, Path directory, int result, MemorySegment failure)
        throws IOException {
      if (result < 0) {
        VarHandle errno = state.varHandle(MemoryLayout.PathElement.groupElement("errno"));
        throw new IOException(
            "%s of %s failed with error %d"
                .formatted(call, directory, (int) errno.get(failure, 0L)));
      }
      return result;
    }
  }
}
