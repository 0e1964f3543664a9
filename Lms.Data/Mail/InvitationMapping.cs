using Lms.Data.Accounts;
using Lms.Data.Courses;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Mail;

static class InvitationMapping
{
    internal static void Map(ModelBuilder model) => model.Entity<Invitation>(invitation =>
    {
        invitation.ToTable("Invitations");
        invitation.HasIndex(i => i.DueAt).HasFilter("\"DueAt\" IS NOT NULL"); // only what waits, however much was sent
        invitation.HasIndex(i => new { i.AccountId, i.Id });
        invitation.HasIndex(i => new { i.ById, i.AskedAt });
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.AccountId).OnDelete(DeleteBehavior.Cascade);
        invitation.HasOne<Account>().WithMany().HasForeignKey(i => i.ById).OnDelete(DeleteBehavior.Restrict);
        invitation.HasOne<Course>().WithMany().HasForeignKey(i => i.CourseId).OnDelete(DeleteBehavior.Cascade);
    });
}
