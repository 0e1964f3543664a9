using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lms.Data.Audit;
using Lms.Data.Shared;
using Lms.Data.Storage;

namespace Lms.Data.Accounts;

/// <summary>What is kept about one person, to take away: a zip of JSON files. Whoever gets it closes it, and with that it is gone.</summary>
public sealed record PersonDataFile(string FileName, Stream Content);

/// <summary>Hands out what is kept about a person: to themselves, and to administrators.</summary>
public sealed class PersonDataService(LmsStore store, SchoolClock clock)
{
    static readonly JsonSerializerOptions readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a page
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Notes in the audit that it was taken away, and makes the file.</summary>
    public async Task<Result<PersonDataFile>> DownloadAsync(Actor actor, long accountId, CancellationToken cancel = default)
    {
        var name = await EnterAsync(actor, accountId, cancel);
        return name.Succeeded ? await store.ReadAsync<PersonDataFile>(async db =>
        {
            var file = PassingFile.Create();
            try
            {
                await WriteAsync(db, accountId, file, cancel);
                file.Position = 0;
                return new PersonDataFile(name.Value, file);
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }, cancel) : name.Problem!;
    }

    Task<Result<string>> EnterAsync(Actor actor, long accountId, CancellationToken cancel) =>
        store.WriteAsync<string>(actor, async db =>
        {
            var entered = await Administrators.OrOneselfAsync(db, actor, accountId, cancel);
            if (!entered.Succeeded)
                return entered.Problem!;
            db.Record(AuditEntry.Of(actor, accountId, AuditAction.DataDownloaded, clock.Now));
            return FileName(entered.Value, clock);
        }, cancel);

    internal static string FileName(Account account, SchoolClock clock) =>
        $"{AccountRules.NameOf(account.DisplayName, account.Email)} {clock.Today:yyyy-MM-dd}.zip";

    // Row by row: of a life at a school no more than one row is in memory.
    async Task WriteAsync(LmsDbContext db, long accountId, Stream file, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, null, cancel);
        foreach (var (name, rows) in PersonDataParts.All.Values.Prepend(PersonDataParts.Account))
        {
            var entry = zip.CreateEntry($"{name}.json");
            entry.LastWriteTime = clock.LocalOf(clock.Now);
            await using var part = await entry.OpenAsync(cancel);
            await JsonSerializer.SerializeAsync(part, rows(db, accountId), readable, cancel);
        }
    }
}
