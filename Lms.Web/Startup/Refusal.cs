namespace Lms.Web.Startup;

/// <summary>A server that is set up wrongly does not start; it says what to mend, a line per fault.</summary>
static class Refusal
{
    internal static int ToStart(IReadOnlyList<string> faults, string what = "The server did not start.")
    {
        Console.Error.WriteLine($"{what} Please correct these settings (appsettings.json or environment variables):");
        foreach (var fault in faults)
            Console.Error.WriteLine($"  {fault}");
        return 78; // EX_CONFIG, sysexits.h
    }
}
