using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Governance.Workflows.Storage.Migrations.Postgres
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ForId",
                table: "WorkItems",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Unit",
                table: "RoleGrants",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ForId",
                table: "Reviews",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CoProducerId",
                table: "MicroCredentials",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Writers",
                table: "MicroCredentials",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Duties",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "ForId",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "Unit",
                table: "RoleGrants");

            migrationBuilder.DropColumn(
                name: "ForId",
                table: "Reviews");

            migrationBuilder.DropColumn(
                name: "CoProducerId",
                table: "MicroCredentials");

            migrationBuilder.DropColumn(
                name: "Writers",
                table: "MicroCredentials");
        }
    }
}
