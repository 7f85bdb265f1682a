package mx.openprep.centre.publication.target;

import java.util.Map;
import java.util.Optional;
import mx.openprep.centre.cut.Paths;
import mx.openprep.centre.publication.folder.Encoding;

/**
 * What a web server should say of a file.
 *
 * @param encoding of a compressed sibling
 */
record FileHeaders(String type, String cacheControl, Optional<String> encoding) {
  private static final String FOR_EVER = "public, max-age=31536000, immutable";
  private static final String ASK_AGAIN = "public, no-cache";
  private static final String BYTES = "application/octet-stream";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("json", "application/json"),
          Map.entry("firma", "application/json"),
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("atom", "application/atom+xml"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("csv", "text/csv"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("pem", "application/x-pem-file"),
          Map.entry("zip", "application/zip"),
          Map.entry("gz", "application/gzip"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  static FileHeaders of(String address) {
    Optional<Encoding> sibling = Encoding.ofSibling(address);
    String original = sibling.map(encoding -> encoding.original(address)).orElse(address);
    String extension = original.substring(original.lastIndexOf('.') + 1);
    boolean neverChanges =
        address.startsWith(Paths.CUTS + "/") || address.startsWith(Paths.IMAGES + "/");
    return new FileHeaders(
        address.endsWith("/" + Paths.CHECKPOINT)
            ? "text/plain; charset=utf-8"
            : TYPES.getOrDefault(extension, BYTES),
        neverChanges ? FOR_EVER : ASK_AGAIN,
        sibling.map(Encoding::token));
  }
}
