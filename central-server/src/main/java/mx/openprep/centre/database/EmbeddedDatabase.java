package mx.openprep.centre.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import mx.openprep.message.MessageCode;
import mx.openprep.message.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL that comes with the centre and lives in its data directory. The library that brings it
 * is made for tests: it turns durability and passwords off, here both are on.
 */
final class EmbeddedDatabase implements Database {
  private static final String USER = "postgres";
  private static final int ANY_PORT = 0;
  private static final Duration START_PATIENCE = Duration.ofSeconds(50);

  private final FileChannel lockFile;
  private final Launch launch;
  private final Coordinates coordinates;
  private final DatabaseKeeper keeper;
  private EmbeddedPostgres postgres;
  private boolean closed;

  private EmbeddedDatabase(FileChannel lockFile, Launch launch, EmbeddedPostgres postgres) {
    this.lockFile = lockFile;
    this.launch = launch;
    this.postgres = postgres;
    this.coordinates = coordinates(postgres.getPort(), launch.password());
    this.keeper = new DatabaseKeeper(coordinates, this::startAgain);
  }

  /**
   * Starts it, shutting down first what a killed centre left running.
   *
   * @throws Refusal STORE_IN_USE when another centre runs on this directory, STORE_FAILED when it
   *     does not start
   */
  static EmbeddedDatabase start(Path directory, Optional<Path> binaries) {
    FileChannel lockFile = lock(directory);
    try {
      Path passwordFile = passwordFile(directory);
      Launch launch =
          new Launch(
              directory.resolve("cluster"),
              binaries.orElse(directory.resolve("programs")),
              passwordFile,
              Files.readString(passwordFile));
      return new EmbeddedDatabase(lockFile, launch, launch.start(ANY_PORT));
    } catch (IOException | IllegalStateException e) {
      closeQuietly(lockFile);
      throw new Refusal(MessageCode.STORE_FAILED, e, directory.toString());
    }
  }

  /** How it is started, the first time and after it was killed. */
  private record Launch(Path cluster, Path programs, Path passwordFile, String password) {
    EmbeddedPostgres start(int port) throws IOException {
      LeftoverPostmaster.stop(cluster);
      return EmbeddedPostgres.builder()
          .setPort(port)
          .setDataDirectory(cluster)
          .setOverrideWorkingDirectory(programs.toFile())
          .setCleanDataDirectory(false)
          // Spring closes it after everything that uses it.
          .setRegisterShutdownHook(false)
          .setPGStartupWait(START_PATIENCE)
          .setConnectConfig("password", password)
          // The library writes these behind its own "-A trust"; the last one counts.
          .setLocaleConfig("auth", "scram-sha-256")
          .setLocaleConfig("pwfile", passwordFile.toString())
          // Text in the order of its code points, on every machine and after every update of it.
          .setLocaleConfig("encoding", "UTF8")
          .setLocaleConfig("locale-provider", "builtin")
          .setLocaleConfig("builtin-locale", "C.UTF-8")
          // The library writes these behind its own "-F", which means fsync off.
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("listen_addresses", "127.0.0.1")
          .setServerConfig("unix_socket_directories", "")
          .setServerConfig("max_connections", "60")
          .start();
    }
  }

  /** On the same port, where everybody looks for it. */
  private synchronized void startAgain() {
    if (closed) {
      return;
    }
    try {
      // Lets go of the directory; there is no server any more that it could stop.
      postgres.close();
      postgres = launch.start(postgres.getPort());
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, coordinates.url());
    }
  }

  /** How a second program reaches the database of a centre that is running. */
  static Optional<Coordinates> running(Path directory) throws IOException {
    Optional<Integer> port = LeftoverPostmaster.port(directory.resolve("cluster"));
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(coordinates(port.get(), Files.readString(passwordFile(directory))));
  }

  @Override
  public Coordinates coordinates() {
    return coordinates;
  }

  @Override
  public synchronized void close() {
    closed = true;
    keeper.close();
    try (lockFile) {
      postgres.close();
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, coordinates.url());
    }
  }

  private static Coordinates coordinates(int port, String password) {
    return new Coordinates("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
  }

  private static FileChannel lock(Path directory) {
    try {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel channel =
          FileChannel.open(
              directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new Refusal(MessageCode.STORE_IN_USE, directory.toString());
      }
      return channel;
    } catch (OverlappingFileLockException e) {
      throw new Refusal(MessageCode.STORE_IN_USE, e, directory.toString());
    } catch (IOException e) {
      throw new Refusal(MessageCode.STORE_FAILED, e, directory.toString());
    }
  }

  private static Path passwordFile(Path directory) throws IOException {
    Path file = directory.resolve("password");
    if (Files.notExists(file)) {
      byte[] random = new byte[32];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }
    return file;
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // The reason why the database did not start is the one to tell.
    }
  }
}
