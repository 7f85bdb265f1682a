package mx.openprep.centre.publication.target;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import mx.openprep.centre.cut.Paths;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A copy in an S3-compatible bucket. A file's SHA-256 goes with it as metadata; the pointer is
 * replaced on the condition that nobody else did, where the bucket knows conditions.
 */
final class BucketStore implements TargetStore {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ATTEMPT = Duration.ofSeconds(30);
  private static final Duration CALL = Duration.ofSeconds(60);
  private static final String HASH = "sha256";
  private static final int PRECONDITION_FAILED = 412;
  private static final int CONFLICT = 409;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Client bucket;
  private final String name;
  private final String prefix;

  private BucketStore(S3Client bucket, String name, String prefix) {
    this.bucket = bucket;
    this.name = name;
    this.prefix = prefix;
  }

  static BucketStore open(String name, TargetSettings.Target settings) {
    S3ClientBuilder client =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(ATTEMPT))
            .credentialsProvider(credentials(settings))
            .region(Region.of(settings.region().orElse("us-east-1")))
            .forcePathStyle(settings.pathStyle().orElse(settings.endpoint().isPresent()))
            // What all of them understand; integrity is checked by MD5 and by our own SHA-256.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(CALL));
    settings.endpoint().map(URI::create).ifPresent(client::endpointOverride);
    return new BucketStore(
        client.build(), name, settings.prefix().map(prefix -> prefix + "/").orElse(""));
  }

  private static AwsCredentialsProvider credentials(TargetSettings.Target settings) {
    return settings
        .credentialsFile()
        .map(Path::of)
        .<AwsCredentialsProvider>map(file ->
            ProfileCredentialsProvider.builder()
                .profileFile(
                    ProfileFile.builder().content(file).type(ProfileFile.Type.CREDENTIALS).build())
                .build())
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  @Override
  public Map<String, Long> present() throws IOException {
    return call(() -> {
      Map<String, Long> found = new HashMap<>();
      for (String folder : new String[] {Paths.CUTS, Paths.IMAGES}) {
        for (S3Object object :
            bucket
                .listObjectsV2Paginator(list -> list.bucket(name).prefix(prefix + folder + "/"))
                .contents()) {
          found.put(object.key().substring(prefix.length()), object.size());
        }
      }
      return found;
    });
  }

  @Override
  public boolean holds(String address, String sha256) throws IOException {
    return call(() ->
        sha256.equals(
            bucket
                .headObject(head -> head.bucket(name).key(prefix + address))
                .metadata()
                .getOrDefault(HASH, "")));
  }

  @Override
  public void put(String address, byte[] content, String sha256) throws IOException {
    PutObjectRequest request = request(address, content).metadata(Map.of(HASH, sha256)).build();
    var _ = call(() -> bucket.putObject(request, RequestBody.fromBytes(content)));
  }

  @Override
  public Versioned read(String address) throws IOException {
    return call(() -> {
      try {
        ResponseBytes<GetObjectResponse> object =
            bucket.getObjectAsBytes(get -> get.bucket(name).key(prefix + address));
        return new Versioned(
            Optional.of(object.asByteArray()), Optional.ofNullable(object.response().eTag()));
      } catch (NoSuchKeyException e) {
        return new Versioned(Optional.empty(), Optional.empty());
      }
    });
  }

  @Override
  public void replace(String address, byte[] content, Versioned before) throws IOException {
    PutObjectRequest.Builder request = request(address, content);
    try {
      PutObjectRequest.Builder conditional = request.copy();
      if (before.content().isEmpty()) {
        conditional.ifNoneMatch("*");
      } else {
        before.tag().ifPresent(conditional::ifMatch);
      }
      bucket.putObject(conditional.build(), RequestBody.fromBytes(content));
    } catch (S3Exception e) {
      if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
        // The client repeats a request whose answer was lost: then it was we who replaced it.
        if (read(address).content().filter(there -> Arrays.equals(there, content)).isPresent()) {
          return;
        }
        throw new ChangedMeanwhile(address);
      }
      if (e.statusCode() != NOT_IMPLEMENTED && e.statusCode() != BAD_REQUEST) {
        throw new IOException("Bucket " + name, e);
      }
      // It knows no conditions: the epoch in the database is all that protects it.
      var _ = call(() -> bucket.putObject(request.build(), RequestBody.fromBytes(content)));
    } catch (SdkException e) {
      throw new IOException("Bucket " + name, e);
    }
  }

  @Override
  public void delete(String address) throws IOException {
    var _ = call(() -> bucket.deleteObject(gone -> gone.bucket(name).key(prefix + address)));
  }

  @Override
  public void close() {
    bucket.close();
  }

  private PutObjectRequest.Builder request(String address, byte[] content) {
    FileHeaders headers = FileHeaders.of(address);
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(name)
            .key(prefix + address)
            .contentMD5(md5(content))
            .contentType(headers.type())
            .cacheControl(headers.cacheControl());
    headers.encoding().ifPresent(request::contentEncoding);
    return request;
  }

  private static String md5(byte[] content) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has MD5", e);
    }
  }

  private <T> T call(Supplier<T> request) throws IOException {
    try {
      return request.get();
    } catch (SdkException e) {
      throw new IOException("Bucket " + name, e);
    }
  }
}
