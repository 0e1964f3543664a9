using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeopleOverTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "RefusedAt",
                table: "SignInRequests",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignInRequests_RefusedAt_At",
                table: "SignInRequests",
                columns: new[] { "RefusedAt", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Action_Id",
                table: "AuditEntries",
                columns: new[] { "Action", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At_Id",
                table: "AuditEntries",
                columns: new[] { "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_IsAdministrator_Id",
                table: "Accounts",
                columns: new[] { "IsAdministrator", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Status_CreatedAt",
                table: "Accounts",
                columns: new[] { "Status", "CreatedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignInRequests_RefusedAt_At",
                table: "SignInRequests");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Action_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_At_Id",
                table: "AuditEntries");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_IsAdministrator_Id",
                table: "Accounts");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Status_CreatedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "RefusedAt",
                table: "SignInRequests");
        }
    }
}
