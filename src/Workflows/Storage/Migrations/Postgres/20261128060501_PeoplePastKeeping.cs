using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PeoplePastKeeping : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "PeopleYears",
                table: "PortalSettings",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hold",
                table: "People",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "PeopleYears",
                table: "PortalSettings");

            migrationBuilder.DropColumn(
                name: "Hold",
                table: "People");
        }
    }
}
