using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PeopleLeave : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_Status_CreatedAt",
                table: "Accounts");

            migrationBuilder.AddColumn<DateTime>(
                name: "ErasedAt",
                table: "Accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Aliases",
                columns: table => new
                {
                    NormalAddress = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    AccountId = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedById = table.Column<long>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Aliases", x => x.NormalAddress);
                    table.ForeignKey(
                        name: "FK_Aliases_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Aliases_Accounts_AddedById",
                        column: x => x.AddedById,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TimedJobs",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimedJobs", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_RefusedSignIns_LastAt",
                table: "RefusedSignIns",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Status_ErasedAt_CreatedAt",
                table: "Accounts",
                columns: new[] { "Status", "ErasedAt", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Aliases_AccountId",
                table: "Aliases",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Aliases_AddedById",
                table: "Aliases",
                column: "AddedById");

            SqliteSearchIndex.ForgetForGood(migrationBuilder);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Aliases");

            migrationBuilder.DropTable(
                name: "TimedJobs");

            migrationBuilder.DropIndex(
                name: "IX_RefusedSignIns_LastAt",
                table: "RefusedSignIns");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_Status_ErasedAt_CreatedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "ErasedAt",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Status_CreatedAt",
                table: "Accounts",
                columns: new[] { "Status", "CreatedAt" });
        }
    }
}
