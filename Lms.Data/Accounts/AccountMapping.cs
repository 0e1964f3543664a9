using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Accounts;

static class AccountMapping
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Account>(account =>
        {
            account.ToTable("Accounts");
            account.Property(a => a.Email).IsRequired().HasMaxLength(254);
            account.Property(a => a.NormalizedEmail).IsRequired().HasMaxLength(254);
            account.Property(a => a.DisplayName).HasMaxLength(AccountRules.NameLength);
            account.Metadata.FindIndex(account.Property(a => a.NormalizedEmail).Metadata)!.IsUnique = true;
            account.HasIndex(a => a.SourcedId).IsUnique();
            account.HasIndex(a => new { a.SearchText, a.Id });
            account.HasIndex(a => new { a.Status, a.SearchText, a.Id });
            account.HasIndex(a => new { a.CreatedById, a.FromList, a.CreatedAt });
            account.HasIndex(a => new { a.Status, a.ErasedAt, a.CreatedAt });
            account.HasIndex(a => new { a.IsAdministrator, a.Id });
            account.HasOne<Account>().WithMany().HasForeignKey(a => a.CreatedById).OnDelete(DeleteBehavior.Restrict);
            account.HasMany(a => a.Aliases).WithOne().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
            account.Navigation(a => a.Aliases).AutoInclude();

            // No password, no second factor, no telephone: Google signs people in, and a pending account holds no secret.
            account.Ignore(a => a.PasswordHash).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed)
                .Ignore(a => a.TwoFactorEnabled).Ignore(a => a.LockoutEnd).Ignore(a => a.LockoutEnabled)
                .Ignore(a => a.AccessFailedCount).Ignore(a => a.EmailConfirmed);
        });
        model.Ignore<IdentityUserClaim<long>>();
        model.Ignore<IdentityUserToken<long>>();
        model.Entity<IdentityUserLogin<long>>().ToTable("Links");
        model.Entity<Alias>(alias =>
        {
            alias.ToTable("Aliases");
            alias.HasKey(x => x.NormalAddress);
            alias.Property(x => x.NormalAddress).HasMaxLength(254);
            alias.Property(x => x.Address).HasMaxLength(254);
            alias.HasOne<Account>().WithMany().HasForeignKey(x => x.AddedById).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<RefusedSignIn>(refused =>
        {
            refused.ToTable("RefusedSignIns");
            refused.Property(r => r.Address).HasMaxLength(254);
            refused.HasIndex(r => new { r.Address, r.Refusal, r.At });
            refused.HasIndex(r => r.LastAt);
        });
        model.Entity<SignInSession>(session =>
        {
            session.ToTable("SignInSessions");
            session.Property(s => s.Key).HasMaxLength(64);
            session.Property(s => s.Browser).HasMaxLength(SignInSession.NameLength);
            session.Property(s => s.System).HasMaxLength(SignInSession.NameLength);
            session.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
            session.HasIndex(s => s.Key).IsUnique();
            session.HasIndex(s => new { s.AccountId, s.Id });
            session.HasIndex(s => new { s.AccountId, s.EndedAt, s.Until });
            session.HasIndex(s => s.BeganAt);
        });
        model.Entity<SpentHandshake>(spent =>
        {
            spent.ToTable("SpentHandshakes");
            spent.HasKey(s => s.Key);
            spent.Property(s => s.Key).HasMaxLength(64);
            spent.HasIndex(s => s.At);
        });
        model.Entity<SignInRequest>(request =>
        {
            request.ToTable("SignInRequests");
            request.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
            request.HasIndex(r => new { r.Sub, r.AccountId }).IsUnique();
            request.HasIndex(r => new { r.RefusedAt, r.At });
        });
    }
}
