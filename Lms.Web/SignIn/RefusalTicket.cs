using System.Security.Cryptography;
using System.Text.Json;
using Lms.Data.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace Lms.Web.SignIn;

/// <summary>What the refusal page says, handed over under seal so that nobody can make it say something else.</summary>
public sealed record RefusalTicket(SignInRefusal Refusal, string Address);

/// <summary>Seals and opens refusal tickets; each is good for some minutes.</summary>
public sealed class RefusalTickets(IDataProtectionProvider protection)
{
    static readonly TimeSpan lifetime = TimeSpan.FromMinutes(10);
    readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Lms.RefusalTicket").ToTimeLimitedDataProtector();

    public string AddressOf(SignInRefusal refusal, string address) =>
        $"/sign-in/refused?ticket={protector.Protect(JsonSerializer.Serialize(new RefusalTicket(refusal, address)), lifetime)}";

    /// <summary>The ticket, or that the hand-shake failed where there is none, an old one or a forged one.</summary>
    public RefusalTicket Open(string? sealedTicket)
    {
        var failed = new RefusalTicket(SignInRefusal.HandshakeFailed, "");
        if (string.IsNullOrEmpty(sealedTicket))
            return failed;
        try
        {
            return JsonSerializer.Deserialize<RefusalTicket>(protector.Unprotect(sealedTicket)) ?? failed;
        }
        catch (CryptographicException)
        {
            return failed;
        }
    }
}
