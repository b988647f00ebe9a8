@echo off
rem CCHC for sites where Excel may not start programs: double-click it, or drop a master workbook onto it.
rem ASCII only, since this file is read in a local code page; whatever staff read is said by Python.
rem Names go to Python in variables, never on a command line, where "&", "%%" and "!" would be lost.
setlocal EnableExtensions DisableDelayedExpansion
title CCHC
set "CCHC_FILE=%~1"
set "CCHC_SELF=%~nx0"
set "PYTHONUTF8=1"
set "PYTHONHOME="
set "PYTHONPATH="
chcp 65001 >nul

rem This folder's own Python; a checkout's; the one of the machine.
set "CCHC_PYTHON=%~dp0python\python.exe"
if exist "%CCHC_PYTHON%" set "PYTHONNOUSERSITE=1" & goto found
set "CCHC_PYTHON=%~dp0..\.venv\Scripts\python.exe"
if exist "%CCHC_PYTHON%" goto found
for %%p in (py.exe python.exe) do (
    set "CCHC_PYTHON=%%~$PATH:p"
    if not "%%~$PATH:p" == "" "%%~$PATH:p" -c "import cchc_xl" >nul 2>nul && goto found
)
echo.
echo Khong tim thay Python co cai cchc_xl.
echo Giai nen ca thu muc CCHC (khong chay trong tep .zip), hoac xem DOC-TRUOC.txt.
goto failed

:found
setlocal EnableDelayedExpansion
set "CCHC_LINE=!cmdcmdline!"
"!CCHC_PYTHON!" -m cchc_xl menu
if !errorlevel! equ 0 goto done
echo.
echo Chuong trinh khong chay duoc. Chep cac dong tren day de duoc ho tro.

:failed
pause
rem Not "exit /b": what Windows made of a "&" in a dropped name must not be run as a command.
:done
exit
