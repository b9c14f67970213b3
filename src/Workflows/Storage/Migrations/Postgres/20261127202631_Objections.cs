using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Objections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Objection",
                table: "Motions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ObjectionsUntil",
                table: "Motions",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Objection",
                table: "Motions");

            migrationBuilder.DropColumn(
                name: "ObjectionsUntil",
                table: "Motions");
        }
    }
}
