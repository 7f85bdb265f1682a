package mx.openprep.centre.publication.target;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket of a real S3 server in this process, behind its HTTP door. */
final class Bucket implements AutoCloseable {
  private static final String NAME = "prep";
  private static final String PREFIX = "jal/2024";
  private static final String KEY = "key-of-a-test";
  private static final String SECRET = "secret-of-a-test";

  private final Path home;
  private final S3Proxy server;
  private final S3Client client;

  Bucket(Path home) throws IOException {
    this.home = Files.createDirectories(home);
    BlobStore blobs = new TransientNio2BlobStore();
    blobs.createContainer(NAME);
    server =
        S3Proxy.builder()
            .blobStore(blobs)
            .endpoint(URI.create("http://127.0.0.1:0"))
            .awsAuthentication(AuthenticationType.AWS_V4, KEY, SECRET)
            .stopTimeout(0)
            .build();
    try {
      server.start();
    } catch (Exception e) {
      throw new IOException("No S3 server", e);
    }
    client =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .endpointOverride(endpoint())
            .forcePathStyle(true)
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, SECRET)))
            .build();
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getPort());
  }

  TargetSettings.Target settings() throws IOException {
    Path credentials = home.resolve("credentials");
    Files.writeString(
        credentials,
        """
        [default]
        aws_access_key_id=%s
        aws_secret_access_key=%s
        """
            .formatted(KEY, SECRET));
    return new TargetSettings.Target(
        Optional.empty(),
        Optional.of(NAME),
        Optional.of(endpoint().toString()),
        Optional.empty(),
        Optional.of(PREFIX),
        Optional.empty(),
        Optional.of(credentials.toString()));
  }

  TargetStore store() throws IOException {
    return BucketStore.open(NAME, settings());
  }

  Map<String, String> headers(String address) {
    HeadObjectResponse head =
        client.headObject(object -> object.bucket(NAME).key(PREFIX + "/" + address));
    Map<String, String> headers = new HashMap<>();
    headers.put("type", head.contentType());
    headers.put("cache", head.cacheControl());
    headers.put("encoding", Optional.ofNullable(head.contentEncoding()).orElse(""));
    return headers;
  }

  /** Everything, as a reader would fetch it. */
  Path download(Path to) throws IOException {
    for (S3Object object :
        client.listObjectsV2Paginator(list -> list.bucket(NAME).prefix(PREFIX + "/")).contents()) {
      Path file = to.resolve(object.key().substring(PREFIX.length() + 1));
      Files.createDirectories(file.resolveSibling(""));
      Files.write(
          file, client.getObjectAsBytes(get -> get.bucket(NAME).key(object.key())).asByteArray());
    }
    return to;
  }

  @Override
  public void close() throws IOException {
    client.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("The S3 server does not stop", e);
    }
  }
}
