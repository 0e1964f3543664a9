using Lms.Data.Accounts;
using Lms.Data.Courses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Lms.Data.Permissions;

static class PermissionMapping
{
    internal static void Map(ModelBuilder model)
    {
        model.Entity<CourseRole>(role =>
        {
            role.ToTable("CourseRoles");
            role.Property(r => r.Name).HasMaxLength(60);
            role.HasIndex(r => r.Name).IsUnique();
            role.Property(r => r.Permissions).HasConversion(
                set => set.Bits, bits => new PermissionSet(bits), new ValueComparer<PermissionSet>((a, b) => a == b, set => set.Bits));
            role.HasData(CourseRole.Shipped);
        });
        model.Entity<StaffMembership>(membership =>
        {
            membership.ToTable("StaffMemberships");
            membership.HasKey(m => new { m.CourseId, m.AccountId });
            membership.HasIndex(m => new { m.AccountId, m.CourseId });
            membership.HasOne<Course>().WithMany().HasForeignKey(m => m.CourseId).OnDelete(DeleteBehavior.Cascade);
            membership.HasOne<CourseRole>().WithMany().HasForeignKey(m => m.RoleId).OnDelete(DeleteBehavior.Restrict);
            membership.HasOne<Account>().WithMany().HasForeignKey(m => m.AccountId).OnDelete(DeleteBehavior.Restrict);
            membership.HasOne<Account>().WithMany().HasForeignKey(m => m.AddedById).OnDelete(DeleteBehavior.Restrict);
            membership.HasOne<Account>().WithMany().HasForeignKey(m => m.RoleGivenById).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PermissionOverride>(row =>
        {
            row.ToTable("PermissionOverrides");
            row.HasKey(o => new { o.CourseId, o.AccountId, o.Permission });
            row.HasIndex(o => o.AccountId);
            row.HasOne<StaffMembership>().WithMany().HasForeignKey(o => new { o.CourseId, o.AccountId }).OnDelete(DeleteBehavior.Cascade);
            row.HasOne<Account>().WithMany().HasForeignKey(o => o.AccountId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<Account>().WithMany().HasForeignKey(o => o.ById).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
