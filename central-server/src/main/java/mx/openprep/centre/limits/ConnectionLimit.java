package mx.openprep.centre.limits;

import io.micrometer.core.instrument.Counter;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Stands in a listening channel and shuts a connection as soon as it is accepted when there are too
 * many: before any byte of it is read, so that strangers cost nothing.
 */
@Sharable
public final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private final int most;
  private final int mostPerAddress;
  private final Counter turnedAway;
  private final Map<InetAddress, Integer> byAddress = new HashMap<>();
  private int open;

  public ConnectionLimit(int most, int mostPerAddress, Counter turnedAway) {
    this.most = most;
    this.mostPerAddress = mostPerAddress;
    this.turnedAway = turnedAway;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object accepted) throws Exception {
    Channel connection = (Channel) accepted;
    InetAddress address = ((InetSocketAddress) connection.remoteAddress()).getAddress();
    if (enter(address)) {
      connection.closeFuture().addListener(closed -> leave(address));
      super.channelRead(context, connection);
    } else {
      turnedAway.increment();
      connection.unsafe().closeForcibly();
    }
  }

  private synchronized boolean enter(InetAddress address) {
    if (open >= most || byAddress.getOrDefault(address, 0) >= mostPerAddress) {
      return false;
    }
    open++;
    byAddress.merge(address, 1, Integer::sum);
    return true;
  }

  private synchronized void leave(InetAddress address) {
    open--;
    byAddress.computeIfPresent(address, (_, number) -> number == 1 ? null : number - 1);
  }

  /** Connections that are open now. */
  public synchronized int open() {
    return open;
  }
}
