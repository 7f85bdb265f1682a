package mx.openprep.centre.identity.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import mx.openprep.centre.identity.Administrators;
import mx.openprep.centre.identity.Administrators.Administrator;
import mx.openprep.centre.identity.RunningCentre;
import mx.openprep.centre.identity.login.SecondFactors;
import mx.openprep.centre.paper.QrPicture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What an administrator does about themselves, before they may do anything else. */
final class OwnCommands {
  private OwnCommands() {}

  @Command(
      name = "password",
      mixinStandardHelpOptions = true,
      description = "Chooses another password of your own; the first login needs it.")
  static final class Password implements Callable<Integer> {
    @Mixin RunningCentre centre = new RunningCentre();
    @Mixin Signature signature = new Signature();

    @Option(
        names = "--new-password-file",
        paramLabel = "FILE",
        description = "whose first line is the new one (default: it is asked for)")
    @Nullable Path newPasswordFile;

    @Override
    public Integer call() throws IOException {
      Administrators administrators = centre.administrators();
      String wanted = signature.secret(newPasswordFile, "%s, new: ");
      signature.asking(login -> {
        administrators.changePassword(login, wanted);
        return true;
      });
      return CommandLine.ExitCode.OK;
    }
  }

  @Command(
      name = "second-factor",
      mixinStandardHelpOptions = true,
      description = {
        "Sets up your authenticator application, or another in its place.",
        "First without --confirm: shows the secret; then with --confirm and a code of it."
      })
  static final class SecondFactor implements Callable<Integer> {
    @Mixin RunningCentre centre = new RunningCentre();
    @Mixin Signature signature = new Signature();
    @Spec @Nullable CommandSpec spec;

    @Option(
        names = "--confirm",
        paramLabel = "CODE",
        description = "that the application shows for the new secret")
    @Nullable String confirm;

    @Override
    public Integer call() throws IOException {
      Administrators administrators = centre.administrators();
      Administrator person = signature.asking(administrators::identify);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      if (confirm == null) {
        offer(administrators.factors().offer(person.person()), out);
      } else {
        administrators
            .confirmFactor(person, confirm)
            .forEach(code -> out.println("recovery: " + code));
        out.println("Keep these codes on paper; each works once, should you lose the telephone.");
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }

    private static void offer(SecondFactors.Offer offer, PrintWriter out) {
      out.println(QrPicture.blocks(offer.address()));
      out.println("secret: " + offer.text());
      out.println("address: " + offer.address());
      out.println("Read it with the application, then give its code with --confirm.");
    }
  }
}
