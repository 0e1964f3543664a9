using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lms.Data.Mail;
using Lms.Tests.Support;
using Lms.Web.Mail;

namespace Lms.Tests.Mail;

/// <summary>Passwords and mails are told to nobody but the server they are for.</summary>
public sealed class SmtpSecurityTests : IAsyncLifetime
{
    Cast school = null!;

    public async ValueTask InitializeAsync()
    {
        school = await Cast.GatherAsync();
        _ = (await school.InviteAsync(school.Katherine)).Value;
    }

    public ValueTask DisposeAsync() => school.DisposeAsync();

    [Fact]
    public async Task A_password_opens_the_server_over_TLS_and_a_wrong_one_does_not()
    {
        using var certificate = Certificate();
        await using var office = new PostOffice(certificate, asksForPassword: true);
        Assert.Equal(Delivery.Unreachable, await TrustingAsync(certificate, office.Settings(MailSecurity.StartTls, PostOffice.User, "wrong")));
        Assert.Equal(Delivery.Sent, await TrustingAsync(certificate, office.Settings(MailSecurity.StartTls, PostOffice.User, PostOffice.Password)));
        Assert.Single(office.Taken);
    }

    [Fact]
    public async Task TLS_may_be_there_from_the_first_byte()
    {
        using var certificate = Certificate();
        await using var office = new PostOffice(certificate, secure: true);
        Assert.Equal(Delivery.Sent, await TrustingAsync(certificate, office.Settings(MailSecurity.Tls)));
    }

    [Theory]
    [InlineData(MailSecurity.StartTls)]
    [InlineData(MailSecurity.Tls)]
    public async Task A_server_that_only_says_who_it_is_gets_nothing(MailSecurity security)
    {
        using var certificate = Certificate();
        await using var office = new PostOffice(certificate, secure: security == MailSecurity.Tls);
        Assert.False(await SendAsync(office.Settings(security, PostOffice.User, PostOffice.Password)));
        Assert.Empty(office.AskedFor);
        Assert.NotNull(Assert.Single(await school.InvitationsAsync()).DueAt);
    }

    [Fact]
    public async Task Where_TLS_was_asked_for_nothing_is_said_without_it()
    {
        await using var office = new PostOffice();
        Assert.False(await SendAsync(office.Settings(MailSecurity.StartTls)));
        Assert.Empty(office.AskedFor);
    }

    async Task<bool> SendAsync(MailSettings settings)
    {
        using var postman = school.Postman(settings);
        return await postman.SendDueAsync(default);
    }

    static async Task<Delivery> TrustingAsync(X509Certificate2 trusted, MailSettings settings)
    {
        using var connection = new SmtpConnection(settings, (_, shown, _, _) => trusted.Equals(shown));
        using var mail = new LetterWriter(Mails.Say, new("Example School"), settings).Write(new(
            1, InvitationKind.Invitation, Classroom.Now, "", Cast.Address("katherine@school.example"), "Alan Turing", null, null));
        var delivery = await connection.SendAsync(mail, default);
        await connection.CloseAsync(default);
        return delivery;
    }

    // Made here, and known to nobody.
    static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
