using Lms.Web.Mail;
using Lms.Web.Startup;
using Microsoft.Extensions.Configuration;

namespace Lms.Tests.Mail;

public sealed class MailSettingsTests
{
    static readonly Dictionary<string, string?> good = new()
    {
        ["Mail:Host"] = "smtp.school.example",
        ["Mail:User"] = "lms",
        ["Mail:Password"] = "secret",
        ["Mail:From"] = "lms@school.example",
        ["Hosting:PublicAddress"] = "https://lms.school.example",
    };

    [Fact]
    public void Without_a_host_there_is_no_mail_and_nothing_to_fill_in()
    {
        var (settings, faults) = Read([]);
        Assert.Null(settings);
        Assert.Empty(faults);
    }

    [Fact]
    public void A_host_a_sender_and_the_schools_address_will_do()
    {
        var (settings, faults) = Read(good);
        Assert.Empty(faults);
        Assert.Equal((587, MailSecurity.StartTls, "Example School", 1000), (settings!.Port, settings.Security, settings.FromName, settings.PerHour));
        Assert.Equal("https://lms.school.example/", settings.PublicAddress.AbsoluteUri);
    }

    [Theory]
    [InlineData("Mail:Host", "smtp.school.example:25")]
    [InlineData("Mail:Port", "0")]
    [InlineData("Mail:Port", "70000")]
    [InlineData("Mail:Security", "Some")]
    [InlineData("Mail:Security", "None")]
    [InlineData("Mail:From", "")]
    [InlineData("Mail:From", "School")]
    [InlineData("Mail:Password", "")]
    [InlineData("Mail:PerHour", "many")]
    [InlineData("Hosting:PublicAddress", "")]
    [InlineData("Hosting:PublicAddress", "lms.school.example")]
    [InlineData("Hosting:PublicAddress", "http://lms.school.example")]
    [InlineData("Hosting:PublicAddress", "https://lms.school.example/sign-in")]
    [InlineData("Hosting:PublicAddress", "https://lms.school.example/?a=b")]
    public void Each_fault_is_one_line_that_names_its_key(string key, string value)
    {
        var (_, faults) = Read(new(good) { [key] = value });
        Assert.StartsWith($"{key}: expected ", Assert.Single(faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void A_server_on_the_same_machine_may_hear_the_password_in_the_clear(string host) =>
        Assert.Empty(Read(new(good) { ["Mail:Host"] = host, ["Mail:Security"] = "None" }).Faults);

    [Fact]
    public void In_development_mails_may_lead_to_this_machine()
    {
        var here = new Dictionary<string, string?>(good) { ["Hosting:PublicAddress"] = "http://localhost:5080" };
        Assert.Empty(Read(here, development: true).Faults);
        Assert.Single(Read(here).Faults);
    }

    [Fact]
    public void A_password_is_in_nothing_that_is_written_out() =>
        Assert.DoesNotContain("secret", Read(good).Settings!.ToString(), StringComparison.Ordinal);

    static (MailSettings? Settings, IReadOnlyList<string> Faults) Read(Dictionary<string, string?> settings, bool development = false)
    {
        var read = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return (MailSettings.Read(read, "Example School", development), read.Faults);
    }
}
