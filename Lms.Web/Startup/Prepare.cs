using Lms.Data.Accounts;
using Lms.Data.Storage;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;

namespace Lms.Web.Startup;

static class Preparation
{
    /// <summary>Opens the doors until somebody closes them; the exit code. What an administrator can mend is said in a line.</summary>
    internal static async Task<int> ServeAsync(this WebApplication app, LmsSettings settings)
    {
        try
        {
            await app.PrepareAsync(settings);
            await app.RunAsync();
            return 0;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return Refusal.ToStart([$"Urls: expected addresses that are free; another program listens at one of {string.Join(", ", ListenAddresses.Of(app.Configuration))}."]);
        }
        catch (SqliteException exception)
        {
            return Refusal.ToStart([$"Storage:Path: expected a folder with a database that can be opened and written ({exception.Message})."]);
        }
    }

    /// <summary>Database, administrators and demo school, before the first visitor; then the address, for whoever started it.</summary>
    static async Task PrepareAsync(this WebApplication app, LmsSettings settings)
    {
        OwnerOnly.WarnOfOpen([settings.StoragePath, settings.Files.Folder]);
        await app.Services.GetRequiredService<LmsDatabase>().PrepareAsync();
        await app.Services.GetRequiredService<ImportSweep>().SweepAsync(default);
        if (settings.Demo)
            await app.Services.GetRequiredService<DemoData>().EnsureAsync();
        var administrators = await app.Services.GetRequiredService<AccountService>().EnsureAdministratorsAsync(settings.Administrators);
        if (administrators.Problem is { } problem)
            throw new InvalidOperationException($"The administrators could not be prepared: {problem.Why}.");
        if (administrators.Value.Count > 0)
            await Console.Error.WriteLineAsync($"Administrators: {administrators.Value.Count} of the addresses are further addresses of people who don't administer. Nobody was made administrator by them.");

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var demo = settings.Demo ? " (demo school: sign in as Alan Turing)" : "";
            Console.WriteLine($"{settings.InstitutionName} is open at {string.Join(" and ", app.Urls)}{demo}. Data: {settings.StoragePath}");
        });
    }
}
