using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lms.Tests.Support;

/// <summary>The whole product with its demo school on a port of its own, over a database file of its own.</summary>
public class RunningApp : WebApplicationFactory<Program>
{
    public RunningApp()
        : this(Path.Combine(Path.GetTempPath(), $"lms-app-{Guid.NewGuid():N}"))
    {
    }

    /// <summary>Over a folder that may have been another's before, as after a restart.</summary>
    protected RunningApp(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(Folder);
        UseKestrel(0);
        StartServer();
    }

    public string Folder { get; }

    public string DatabaseFile => Path.Combine(Folder, "lms.db");

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Whether the folder is there for the next one.</summary>
    protected virtual bool KeepsFolder => false;

    /// <summary>What it wrote into its log that comes with an exception.</summary>
    internal FaultLog Faults { get; } = new();

    protected virtual IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

    protected virtual string Mode => "Development";

    /// <summary>A client that is no browser, of nobody, and follows no redirect.</summary>
    public virtual HttpClient Visitor() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Mode);
        builder.ConfigureLogging(log => log.AddProvider(Faults));
        builder.UseSetting("Storage:Path", Folder);
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
    }

    /// <summary>Looks into, or changes, the database behind the product's back.</summary>
    public async Task<T> InDatabaseAsync<T>(Func<LmsDbContext, Task<T>> look)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<LmsDbContext>>().CreateDbContextAsync();
        return await look(db);
    }

    /// <summary>The account with this address, as who acts.</summary>
    public async Task<Actor> ActorAsync(string address) => new(await InDatabaseAsync(db =>
        db.Users.Where(a => a.NormalizedEmail == EmailAddress.Parse(address).Value.Normal).Select(a => a.Id).SingleAsync()));

    /// <summary>As if the person had been named, and given what they have, half a year ago.</summary>
    public Task<int> NameLongAgoAsync(string address) => InDatabaseAsync(async db =>
    {
        var then = DateTime.UtcNow.AddDays(-180);
        var id = await db.Users.Where(a => a.NormalizedEmail == address).Select(a => a.Id).SingleAsync();
        await db.Memberships.Where(m => m.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(m => m.AddedAt, then).SetProperty(m => m.RoleGivenAt, then));
        await db.Overrides.Where(o => o.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(o => o.At, then));
        await db.Enrolments.Where(e => e.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(e => e.At, then));
        return await db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.CreatedAt, then));
    });

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (disposing && !KeepsFolder && Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}
