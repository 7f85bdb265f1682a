package mx.openprep.desktop.scan;

import au.com.southsky.jfreesane.OptionValueConstraintType;
import au.com.southsky.jfreesane.OptionValueType;
import au.com.southsky.jfreesane.SaneDevice;
import au.com.southsky.jfreesane.SaneException;
import au.com.southsky.jfreesane.SaneOption;
import au.com.southsky.jfreesane.SaneOption.OptionUnits;
import au.com.southsky.jfreesane.SaneStatus;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets options of an open device, those it has, as near to the wish as it allows. */
final class SaneOptions {
  private static final Logger log = LoggerFactory.getLogger(SaneOptions.class);
  private static final double MM_PER_INCH = 25.4;
  private static final String SOURCE = "source";
  // Backends do not agree on a name.
  private static final List<String> GREY = List.of("Gray", "Grayscale", "True Gray", "8-bit Gray");

  private final SaneDevice device;

  SaneOptions(SaneDevice device) {
    this.device = device;
  }

  void apply(ScanProfile profile) throws IOException, SaneException {
    chooseSource();
    chooseGrey();
    set("depth", "8");
    set("resolution", Integer.toString(profile.dotsPerInch()));
    // The paper's size comes first: with a feeder it bounds the area.
    setLength("page-width", profile.widthMm(), profile);
    setLength("page-height", profile.heightMm(), profile);
    setLength("tl-x", 0, profile);
    setLength("tl-y", 0, profile);
    setLength("br-x", profile.widthMm(), profile);
    setLength("br-y", profile.heightMm(), profile);
  }

  void apply(Map<String, String> wishes) throws IOException, SaneException {
    for (Map.Entry<String, String> wish : wishes.entrySet()) {
      set(wish.getKey(), wish.getValue());
    }
  }

  /** The feeder, where there is one: a pile of actas goes through without a hand. */
  private void chooseSource() throws IOException, SaneException {
    SaneOption source = usable(SOURCE);
    if (source != null
        && source.getConstraintType() == OptionValueConstraintType.STRING_LIST_CONSTRAINT) {
      Optional<String> feeder =
          source.getStringConstraints().stream().filter(SaneOptions::isFeeder).findFirst();
      if (feeder.isPresent()) {
        set(SOURCE, feeder.get());
      }
    }
  }

  /** Whether the next page comes by itself. A device that cannot tell lies open before a person. */
  boolean isFed() throws IOException, SaneException {
    SaneOption source = device.getOption(SOURCE);
    return source != null
        && source.isActive()
        && source.getType() == OptionValueType.STRING
        && isFeeder(source.getStringValue());
  }

  private static boolean isFeeder(String source) {
    String name = source.toLowerCase(Locale.ROOT);
    return (name.contains("adf") || name.contains("feeder")) && !name.contains("duplex");
  }

  private void chooseGrey() throws IOException, SaneException {
    SaneOption mode = usable("mode");
    if (mode == null) {
      return;
    }
    Optional<String> grey =
        mode.getStringConstraints().stream()
            .filter(offered -> GREY.stream().anyMatch(offered::equalsIgnoreCase))
            .findFirst();
    if (grey.isPresent()) {
      set("mode", grey.get());
    }
  }

  private void setLength(String name, double millimetres, ScanProfile profile)
      throws IOException, SaneException {
    SaneOption option = usable(name);
    if (option != null) {
      double value =
          option.getUnits() == OptionUnits.UNIT_PIXEL
              ? millimetres / MM_PER_INCH * profile.dotsPerInch()
              : millimetres;
      set(name, Double.toString(value));
    }
  }

  private void set(String name, String value) throws IOException, SaneException {
    // Looked up each time: setting one option may change the others.
    SaneOption option = usable(name);
    if (option == null) {
      log.debug("{} has no option {} to set now", device.getName(), name);
      return;
    }
    try {
      write(option, value);
    } catch (SaneException e) {
      if (e.getStatus() != SaneStatus.STATUS_INVAL) {
        throw e;
      }
      log.warn("{} does not accept {} for {}", device.getName(), value, name);
    }
  }

  private @Nullable SaneOption usable(String name) throws IOException {
    SaneOption option = device.getOption(name);
    return option != null && option.isActive() && option.isWriteable() ? option : null;
  }

  private static void write(SaneOption option, String value) throws IOException, SaneException {
    switch (option.getType()) {
      case BOOLEAN -> option.setBooleanValue(Boolean.parseBoolean(value));
      case INT -> option.setIntegerValue((int) Math.round(nearest(option, value)));
      case FIXED -> option.setFixedValue(nearest(option, value));
      case STRING -> option.setStringValue(value);
      case BUTTON -> option.setButtonValue();
      case GROUP -> throw new IllegalArgumentException(option.getName() + " holds no value");
    }
  }

  private static double nearest(SaneOption option, String value) {
    double wish = Double.parseDouble(value);
    boolean whole = option.getType() == OptionValueType.INT;
    return switch (option.getConstraintType()) {
      case RANGE_CONSTRAINT -> {
        var range = option.getRangeConstraints();
        yield whole
            ? Math.clamp(wish, range.getMinimumInteger(), range.getMaximumInteger())
            : Math.clamp(wish, range.getMinimumFixed(), range.getMaximumFixed());
      }
      case VALUE_LIST_CONSTRAINT -> {
        List<? extends Number> allowed =
            whole ? option.getIntegerValueListConstraint() : option.getFixedValueListConstraint();
        yield allowed.stream()
            .mapToDouble(Number::doubleValue)
            .boxed()
            .min(Comparator.comparingDouble(offered -> Math.abs(offered - wish)))
            .orElse(wish);
      }
      case NO_CONSTRAINT, STRING_LIST_CONSTRAINT -> wish;
    };
  }
}
