using Lms.Data.Accounts;
using Lms.Data.Storage;

namespace Lms.Web.Startup;

static class Preparation
{
    /// <summary>Database, administrators and demo school, before the first visitor; then the address, for whoever started it.</summary>
    internal static async Task PrepareAsync(this WebApplication app, LmsSettings settings)
    {
        await app.Services.GetRequiredService<LmsDatabase>().PrepareAsync();
        if (settings.Demo)
            await app.Services.GetRequiredService<DemoData>().EnsureAsync();
        var administrators = await app.Services.GetRequiredService<AccountService>().EnsureAdministratorsAsync(settings.Administrators);
        if (administrators.Problem is { } problem)
            throw new InvalidOperationException($"The administrators could not be prepared: {problem.Why}.");

        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var demo = settings.Demo ? " (demo school: sign in as Alan Turing)" : "";
            Console.WriteLine($"{settings.InstitutionName} is open at {string.Join(" and ", app.Urls)}{demo}. Data: {settings.StoragePath}");
        });
    }
}
