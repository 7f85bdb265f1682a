package mx.openprep.desktop.scan.escl;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, as far as it comes and as far as it is wanted. Tells when the last byte
 * came. How a body ended is part of the answer: what it was for decides what that means.
 */
final class AnswerBody implements java.net.http.HttpResponse.BodySubscriber<AnswerBody> {
  private final int most;
  private final long announced;
  private final Runnable activity;
  private final IntConsumer percent;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<AnswerBody> whole = new CompletableFuture<>();
  private boolean tooLarge;
  private Flow.@Nullable Subscription subscription;
  private @Nullable Throwable cut;

  /**
   * A body to be read.
   *
   * @param most bytes of it that are taken
   * @param announced its length, or -1
   * @param activity told of whatever comes
   */
  AnswerBody(int most, long announced, Runnable activity, IntConsumer percent) {
    this.most = most;
    this.announced = announced;
    this.activity = activity;
    this.percent = percent;
  }

  @Override
  public CompletionStage<AnswerBody> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
    if (announced > most) {
      giveUp();
    } else {
      begun.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    activity.run();
    for (ByteBuffer part : parts) {
      byte[] piece = new byte[Math.min(part.remaining(), most + 1 - bytes.size())];
      part.get(piece);
      bytes.write(piece, 0, piece.length);
    }
    if (bytes.size() > most) {
      giveUp();
    } else if (announced > 0) {
      percent.accept((int) (99L * bytes.size() / announced));
    }
  }

  private void giveUp() {
    tooLarge = true;
    if (subscription != null) {
      subscription.cancel();
    }
    whole.complete(this);
  }

  @Override
  public void onError(Throwable failure) {
    cut = failure;
    whole.complete(this);
  }

  @Override
  public void onComplete() {
    whole.complete(this);
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  boolean tooLarge() {
    return tooLarge;
  }

  /** Why it ended before its end, if it did. */
  Optional<Throwable> cut() {
    return Optional.ofNullable(cut);
  }
}
