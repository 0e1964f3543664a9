using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Upkeep;

/// <summary>Work that is done from time to time, once for all servers: whoever writes the time here does it.</summary>
public sealed class TimedJob
{
    /// <summary>The work.</summary>
    public required string Name { get; init; }

    /// <summary>When it was last begun, UTC.</summary>
    public DateTime BegunAt { get; set; }

    internal static void Map(ModelBuilder model) => model.Entity<TimedJob>(job =>
    {
        job.ToTable("TimedJobs");
        job.HasKey(j => j.Name);
        job.Property(j => j.Name).HasMaxLength(40);
    });
}
