using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Lms.Web.Startup;

/// <summary>What the keys of cookies and forms are encrypted with, where they lie.</summary>
static class KeyCertificate
{
    const string Key = "Storage:KeyCertificate", Password = "Storage:KeyCertificatePassword";

    /// <summary>Null: the keys lie as they are, in a folder that nobody else can read.</summary>
    internal static X509Certificate2? Read(SettingsReader read)
    {
        var path = read.Text(Key, "");
        if (path.Length == 0)
            return null;
        var certificate = Load(Path.GetFullPath(path), read.Text(Password, ""));
        read.Expect(Key, certificate is not null, $"a PKCS #12 file (.pfx, .p12) with an RSA key in it, which {Password} opens");
        return certificate;
    }

    static X509Certificate2? Load(string path, string password)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null)
                return certificate;
            certificate.Dispose();
            return null;
        }
        catch (Exception fault) when (fault is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return null; // the fault says what is expected; the loader's words may hold the path
        }
    }
}
