using System.Net;
using System.Security.Cryptography.X509Certificates;
using Lms.Data.Accounts;
using Lms.Data.Content.Files;
using Lms.Data.Enrolments;
using Lms.Data.Storage;
using Lms.Data.Upkeep;
using Lms.Web.Mail;

namespace Lms.Web.Startup;

/// <summary>The settings, read and checked once at start. Each fault names its key and what is expected, never the value.</summary>
public sealed record LmsSettings
{
    public required string InstitutionName { get; init; }
    public required TimeZoneInfo TimeZone { get; init; }
    public required string ConnectionString { get; init; }
    public required string StoragePath { get; init; }
    public required IReadOnlyList<EmailAddress> Administrators { get; init; }
    public required SignInOptions SignIn { get; init; }
    public required ImportOptions Import { get; init; }
    public required RetentionOptions Retention { get; init; }
    public required FilesOptions Files { get; init; }
    public required GoogleSettings Google { get; init; }
    public required bool AllowHttp { get; init; }
    public required IReadOnlyList<IPAddress> TrustedProxies { get; init; }
    public required int PagesPerPerson { get; init; }

    /// <summary>0: any number.</summary>
    public required int PagesPerAddress { get; init; }

    public required LimitSettings Limits { get; init; }
    public required bool HstsSubDomains { get; init; }

    /// <summary>Where people find this school; null: any name of the server will do.</summary>
    public required Uri? PublicAddress { get; init; }

    /// <summary>Null: the keys are not encrypted.</summary>
    public required X509Certificate2? KeyCertificate { get; init; }

    public required bool Demo { get; init; }

    /// <summary>Null: the school sends no mail.</summary>
    public required MailSettings? Mail { get; init; }

    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>Whether the stand-in Google answers instead of the real one.</summary>
    public required bool StandIn { get; init; }

    /// <summary><paramref name="serving"/>: a command opens no door, so it needs neither Google nor an address to listen at, and it writes to nobody.</summary>
    public static LmsSettings Read(IConfiguration configuration, IHostEnvironment environment, bool serving = true)
    {
        var read = new SettingsReader(configuration);
        var development = environment.IsDevelopment();
        var demo = read.Flag("Demo", development);
        var google = GoogleSettings.Read(read, plain: !environment.IsProduction());
        var addresses = ListenAddresses.Of(configuration);
        var name = read.Text("Institution:Name", "My school");
        var domains = read.Domains("SignIn:AllowedDomains");
        var school = demo && name == "My school" ? "Northfield School" : name;
        var allowHttp = read.Flag("Hosting:AllowHttp", false);
        var mail = serving ? MailSettings.Read(read, school, development) : null;

        var storage = read.Folder("Storage:Path", "data");

        read.Expect("Database:Provider", string.Equals(read.Text("Database:Provider", "Sqlite"), "Sqlite", StringComparison.OrdinalIgnoreCase), "Sqlite");
        read.Expect("Demo", !demo || !environment.IsProduction(), "false in Production");
        if (serving)
            ExpectDoors(read, google, addresses, development, allowHttp);
        return new()
        {
            InstitutionName = school,
            TimeZone = read.TimeZone("Institution:TimeZone"),
            ConnectionString = read.Text("ConnectionStrings:Lms", "Data Source=lms.db"),
            StoragePath = storage,
            Administrators = read.Addresses("Administrators"),
            SignIn = new SignInOptions
            {
                AllowedDomains = demo && domains.Count == 0 ? [DemoData.Domain] : domains,
                Newcomers = read.OneOf("SignIn:Newcomers", Newcomers.AllowedDomains),
                TrustVerifiedAddresses = read.Flag("SignIn:TrustVerifiedAddresses", false),
                WorkspaceDomains = read.Domains("SignIn:WorkspaceDomains"),
                SessionLength = TimeSpan.FromHours(read.Number("SignIn:SessionHours", 12)),
                NewPeoplePerHour = read.Number("SignIn:NewPeoplePerHour", 500),
            },
            Import = new ImportOptions
            {
                MaxLines = read.Number("Import:MaxLines", 100_000),
                MaxMegabytes = read.Number("Import:MaxMegabytes", 20),
                OneRosterMegabytes = read.Number("Import:OneRosterMegabytes", 500),
            },
            Retention = new RetentionOptions
            {
                UnusedDays = read.Number("Retention:UnusedDays", 0, none: true, most: 3650),
                LogMonths = read.Number("Retention:LogMonths", 13, most: 600),
            },
            Files = FilesFrom(read, storage, environment),
            Google = google,
            AllowHttp = allowHttp,
            TrustedProxies = read.IpAddresses("Hosting:TrustedProxies"),
            PagesPerPerson = read.Number("Hosting:PagesPerPerson", 50),
            PagesPerAddress = read.Number("Hosting:PagesPerAddress", 5000, none: true),
            Limits = LimitSettings.Read(read),
            HstsSubDomains = read.Flag("Hosting:HstsSubDomains", false),
            PublicAddress = Uri.TryCreate(read.Text("Hosting:PublicAddress", ""), UriKind.Absolute, out var open) ? open : null,
            KeyCertificate = Startup.KeyCertificate.Read(read),
            Demo = demo,
            Mail = mail,
            StandIn = development && google.IsEmpty,
            Faults = read.Faults,
        };
    }

    static FilesOptions FilesFrom(SettingsReader read, string storage, IHostEnvironment environment)
    {
        var folder = read.Folder("Files:Folder", Path.Combine(storage, "files"), storage);
        var open = Path.Combine(environment.ContentRootPath, "wwwroot") + Path.DirectorySeparatorChar;
        read.Expect("Files:Folder", !(folder + Path.DirectorySeparatorChar).StartsWith(open, StringComparison.Ordinal), "a folder outside wwwroot, which anybody may read");
        return new FilesOptions
        {
            Folder = folder,
            MaxMegabytes = read.Number("Files:MaxMegabytes", 100, most: 10_000),
            PerSubmission = read.Number("Files:PerSubmission", 10, most: 100),
            MegabytesPerAssignment = read.Number("Files:MegabytesPerAssignment", 1000, most: 1_000_000),
            MegabytesLeftFree = read.Number("Files:MegabytesLeftFree", 1000, most: 1_000_000),
            Allowed = read.SomeOf<FileKind>("Files:AllowedTypes"),
        };
    }

    static void ExpectDoors(SettingsReader read, GoogleSettings google, IReadOnlyList<string> addresses, bool development, bool allowHttp)
    {
        if (!google.IsComplete)
        {
            read.Expect("Authentication:Google:ClientId", development && google.IsEmpty,
                "the client id from Google's console, together with Authentication:Google:ClientSecret");
            read.Expect("Urls", !development || addresses.All(ListenAddresses.IsLoopback),
                "addresses of this machine only (http://localhost:…) while Authentication:Google:ClientId is empty");
        }

        read.Expect("Urls", development || allowHttp || addresses.Any(ListenAddresses.IsHttps),
            "an https address, or Hosting:AllowHttp=true behind a proxy that ends TLS");
    }
}

/// <summary>The section <c>Authentication:Google</c>.</summary>
public sealed record GoogleSettings(
    string ClientId, string ClientSecret, string? AuthorizationEndpoint, string? TokenEndpoint, string? UserInformationEndpoint)
{
    public bool IsComplete => ClientId.Length > 0 && ClientSecret.Length > 0;

    public bool IsEmpty => ClientId.Length == 0 && ClientSecret.Length == 0;

    internal static GoogleSettings Read(SettingsReader read, bool plain) => new(
        read.Text("Authentication:Google:ClientId", ""),
        read.Text("Authentication:Google:ClientSecret", ""),
        read.Url("Authentication:Google:AuthorizationEndpoint", plain),
        read.Url("Authentication:Google:TokenEndpoint", plain),
        read.Url("Authentication:Google:UserInformationEndpoint", plain));
}
