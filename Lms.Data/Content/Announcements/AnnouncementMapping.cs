using Lms.Data.Accounts;
using Lms.Data.Courses;
using Microsoft.EntityFrameworkCore;

namespace Lms.Data.Content.Announcements;

static class AnnouncementMapping
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<Announcement>(announcement =>
        {
            announcement.ToTable("Announcements");
            announcement.Property(a => a.Title).HasMaxLength(AnnouncementRules.TitleLength);
            announcement.Property(a => a.Text).HasMaxLength(AnnouncementRules.TextLength);
            announcement.HasIndex(a => new { a.CourseId, a.PublishAt });
            announcement.HasIndex(a => a.AuthorId);
            announcement.HasOne<Course>().WithMany().HasForeignKey(a => a.CourseId).OnDelete(DeleteBehavior.Cascade);
            announcement.HasOne<Account>().WithMany().HasForeignKey(a => a.AuthorId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AnnouncementsSeen>(seen =>
        {
            seen.ToTable("AnnouncementsSeen");
            seen.HasKey(s => new { s.CourseId, s.AccountId });
            seen.HasIndex(s => s.AccountId);
            seen.HasOne<Course>().WithMany().HasForeignKey(s => s.CourseId).OnDelete(DeleteBehavior.Cascade);
            seen.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
