using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Audit;

/// <summary>The log to take away: how the file is called, and what stands in it.</summary>
public sealed record AuditExport(string FileName, IReadOnlyList<AuditLine> Lines);

/// <summary>Hands out the log, and notes in it who took it.</summary>
public sealed class AuditExportService(LmsStore store, AuditQueries queries, SchoolClock clock)
{
    /// <summary>
    /// What fits the filter, the latest first, up to <see cref="AuditQueries.ExportLimit"/> entries; for administrators.
    /// </summary>
    public Task<Result<AuditExport>> TakeAsync(Actor actor, AuditFilter filter, CancellationToken cancel = default) =>
        store.NotedAsync(actor, () => ReadAsync(actor, filter, cancel), async db =>
            await Administrators.AreAsync(db, actor, cancel)
                ? AuditEntry.Of(actor, actor.AccountId, AuditAction.LogDownloaded, clock.Now)
                : Why.AdministratorsOnly, cancel);

    async Task<Result<AuditExport>> ReadAsync(Actor actor, AuditFilter filter, CancellationToken cancel)
    {
        var name = await queries.ExportNameAsync(actor, cancel);
        if (!name.Succeeded)
            return name.Problem!;
        var lines = await queries.LinesAsync(actor, filter, cancel);
        return lines.Succeeded ? new AuditExport(name.Value, lines.Value) : lines.Problem!;
    }
}
