package mx.openprep.centre.catalogue;

import com.google.protobuf.ByteString;

/** The loaded election package as the zip that travels to the stations. */
public record PackageArchive(ByteString zip) {}
