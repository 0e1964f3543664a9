using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lms.Data.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ImportsInTurns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Accounts_CreatedById_CreatedAt",
                table: "Accounts");

            migrationBuilder.AddColumn<bool>(
                name: "FromList",
                table: "Accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ImportNotes",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ImportKey = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Done = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportNotes", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnfinishedImports",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnfinishedImports", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_CreatedById_FromList_CreatedAt",
                table: "Accounts",
                columns: new[] { "CreatedById", "FromList", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ImportNotes_ImportKey_Id",
                table: "ImportNotes",
                columns: new[] { "ImportKey", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportNotes");

            migrationBuilder.DropTable(
                name: "UnfinishedImports");

            migrationBuilder.DropIndex(
                name: "IX_Accounts_CreatedById_FromList_CreatedAt",
                table: "Accounts");

            migrationBuilder.DropColumn(
                name: "FromList",
                table: "Accounts");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_CreatedById_CreatedAt",
                table: "Accounts",
                columns: new[] { "CreatedById", "CreatedAt" });
        }
    }
}
