using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Lms.Tests.Support;
using Lms.Web.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Tests.Startup;

/// <summary>The keys of cookies and forms, as they lie on the disk.</summary>
public sealed class KeyCertificateTests : IDisposable
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    readonly string folder = Directory.CreateTempSubdirectory("lms-keys-").FullName;

    string Certificate => Path.Combine(folder, "keys.pfx");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task With_a_certificate_no_key_lies_there_as_it_is()
    {
        await MakeAsync(RSA.Create(2048));
        await using var app = Start(Settings(Certificate, "hush"));
        var kept = Protector(app).Protect("a cookie");

        var file = await KeyFileAsync();
        Assert.Contains("EncryptedData", file, StringComparison.Ordinal);
        Assert.DoesNotContain("masterKey", file, StringComparison.Ordinal);
        await using var again = Start(Settings(Certificate, "hush"));
        Assert.Equal("a cookie", Protector(again).Unprotect(kept));
        await using var without = Start(Settings(null, null));
        Assert.Throws<CryptographicException>(() => Protector(without).Unprotect(kept));
    }

    [Fact]
    public async Task Keys_from_before_are_still_read()
    {
        string kept;
        await using (var before = Start(Settings(null, null)))
            kept = Protector(before).Protect("a cookie");
        Assert.Contains("masterKey", await KeyFileAsync(), StringComparison.Ordinal);

        await MakeAsync(RSA.Create(2048));
        await using var app = Start(Settings(Certificate, "hush"));
        Assert.Equal("a cookie", Protector(app).Unprotect(kept));
    }

    [Theory]
    [InlineData("keys.pfx", "wrong")]
    [InlineData("keys.pfx", null)]
    [InlineData("nowhere.pfx", "hush")]
    [InlineData("text.pfx", "hush")]
    [InlineData("curve.pfx", "hush")]
    public async Task A_certificate_that_does_not_open_is_said_at_start(string file, string? password)
    {
        await MakeAsync(RSA.Create(2048));
        await File.WriteAllTextAsync(Path.Combine(folder, "text.pfx"), "no certificate", Cancel);
        using var curve = ECDsa.Create();
        await SignAsync("curve.pfx", new CertificateRequest("CN=Lms", curve, HashAlgorithmName.SHA256));

        var fault = Assert.Single(Settings(Path.Combine(folder, file), password).Faults);
        Assert.StartsWith("Storage:KeyCertificate: expected a PKCS #12 file", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(file, fault, StringComparison.Ordinal);
    }

    async Task MakeAsync(RSA key)
    {
        using (key)
            await SignAsync("keys.pfx", new("CN=Lms", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    async Task SignAsync(string name, CertificateRequest request)
    {
        var now = DateTimeOffset.UtcNow;
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllBytesAsync(Path.Combine(folder, name), certificate.Export(X509ContentType.Pfx, "hush"), Cancel);
    }

    Task<string> KeyFileAsync() =>
        File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder, "keys"))), Cancel);

    LmsSettings Settings(string? certificate, string? password) => SettingsOf.Production(new()
    {
        ["Storage:Path"] = folder,
        ["Storage:KeyCertificate"] = certificate,
        ["Storage:KeyCertificatePassword"] = password,
    });

    static WebApplication Start(LmsSettings settings)
    {
        Assert.Empty(settings.Faults);
        var builder = WebApplication.CreateBuilder();
        builder.AddHosting(settings);
        return builder.Build();
    }

    static IDataProtector Protector(WebApplication app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
}
