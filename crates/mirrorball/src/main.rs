//! The program `mirrorball`: hands over to the library's command line.

fn main() -> std::process::ExitCode {
    mirrorball::cli::main()
}
