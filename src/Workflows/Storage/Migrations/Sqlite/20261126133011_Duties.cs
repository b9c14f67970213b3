using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Duties : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Duties",
                table: "WorkItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ForId",
                table: "WorkItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Unit",
                table: "RoleGrants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ForId",
                table: "Reviews",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CoProducerId",
                table: "MicroCredentials",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Writers",
                table: "MicroCredentials",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // not DropColumn, which would build the table anew from a model of before the indexes on it
            migrationBuilder.Sql("""ALTER TABLE "WorkItems" DROP COLUMN "Duties";""");
            migrationBuilder.Sql("""ALTER TABLE "WorkItems" DROP COLUMN "ForId";""");
            migrationBuilder.Sql("""ALTER TABLE "RoleGrants" DROP COLUMN "Unit";""");
            migrationBuilder.Sql("""ALTER TABLE "Reviews" DROP COLUMN "ForId";""");
            migrationBuilder.Sql("""ALTER TABLE "MicroCredentials" DROP COLUMN "CoProducerId";""");
            migrationBuilder.Sql("""ALTER TABLE "MicroCredentials" DROP COLUMN "Writers";""");
        }
    }
}
