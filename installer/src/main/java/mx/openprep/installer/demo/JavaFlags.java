package mx.openprep.installer.demo;

import java.lang.management.ManagementFactory;
import java.util.List;

/** The flags this program was started with, for the programs it starts. */
final class JavaFlags {
  static final List<String> OF_OUR_PROGRAMS =
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(flag ->
              flag.startsWith("--enable-native-access") || flag.startsWith("--sun-misc-unsafe"))
          .toList();

  private JavaFlags() {}
}
