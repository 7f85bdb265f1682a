package mx.openprep.centre.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When the centre stops taking what it could no longer keep: free space on the disk of its data
 * directory. PostgreSQL must never find its disk full, for then it ends.
 *
 * @param imagesStopAt below it no image is taken; the rest is left to the journal
 * @param eventsStopAt below it no event is taken and no cut made either
 */
@ConfigurationProperties("openprep.disk")
public record DiskSettings(
    @DefaultValue("512MB") DataSize imagesStopAt, @DefaultValue("128MB") DataSize eventsStopAt) {}
